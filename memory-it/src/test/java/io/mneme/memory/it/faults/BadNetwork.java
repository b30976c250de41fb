package io.mneme.memory.it.faults;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Toxiproxy between client and server cuts, delays, half-closes; each {@link Ill} once before one comes again. */
final class BadNetwork implements Fault {

    private final Proxy proxy;
    private final List<Ill> next = new ArrayList<>();

    BadNetwork(Proxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public String strike(SplittableRandom random) throws IOException {
        if (next.isEmpty()) {
            Collections.addAll(next, Ill.values());
            Collections.shuffle(next, new Random(random.nextLong()));
            // Also in a short run there is one that every client notices.
            Collections.swap(next, 0, next.indexOf(Ill.CUT));
        }
        Ill ill = next.remove(0);
        ill.befall(proxy, random);
        return ill.name();
    }

    @Override
    public void heal() throws IOException {
        for (Toxic toxic : proxy.toxics().getAll()) {
            toxic.remove();
        }
        proxy.enable();
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(6);
    }

    /** What a network does. Down is from the server to the client. */
    private enum Ill {
        /** All connections are closed and new ones refused. */
        CUT {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.disable();
            }
        },
        /** Everything comes late, and unevenly. */
        DELAY {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics()
                        .latency(DELAY.name(), UP, random.nextInt(20, 200))
                        .setJitter(20);
                proxy.toxics()
                        .latency(DELAY.name() + "-down", DOWN, random.nextInt(20, 200))
                        .setJitter(20);
            }
        },
        /** Answers come after nearly all calls' time. */
        LONG_DELAY {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().latency(LONG_DELAY.name(), DOWN, random.nextInt(1_500, 3_500));
            }
        },
        /** The server acts, and nobody hears of it; connections stay open. */
        SILENT_SERVER {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().timeout(SILENT_SERVER.name(), DOWN, 0);
            }
        },
        /** The server hears nothing; connections stay open. */
        DEAF_SERVER {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().timeout(DEAF_SERVER.name(), UP, 0);
            }
        },
        /** The server's data stops, then the connection is closed. */
        SILENCE_THEN_CLOSE {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().timeout(SILENCE_THEN_CLOSE.name(), DOWN, random.nextInt(100, 1_500));
            }
        },
        /** Connections end with a reset, as those of a machine that was started anew. */
        RESET {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().resetPeer(RESET.name(), DOWN, random.nextInt(200));
            }
        },
        /** Connections end within an answer. */
        ANSWER_CUT_SHORT {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().limitData(ANSWER_CUT_SHORT.name(), DOWN, random.nextInt(50, 5_000));
            }
        },
        /** Connections end within a request. */
        REQUEST_CUT_SHORT {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().limitData(REQUEST_CUT_SHORT.name(), UP, random.nextInt(50, 20_000));
            }
        },
        /** One direction ends, the other stays open for long. */
        HALF_CLOSED {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                ToxicList toxics = proxy.toxics();
                toxics.slowClose(HALF_CLOSED.name(), DOWN, 5_000);
                toxics.limitData(HALF_CLOSED.name() + "-up", UP, random.nextInt(50, 20_000));
            }
        },
        /** Small pieces, a few kilobytes a second. */
        SLOW {
            @Override
            void befall(Proxy proxy, SplittableRandom random) throws IOException {
                proxy.toxics().bandwidth(SLOW.name(), UP, random.nextInt(5, 50));
                proxy.toxics().slicer(SLOW.name() + "-down", DOWN, random.nextInt(10, 100), 1_000);
            }
        };

        private static final ToxicDirection UP = ToxicDirection.UPSTREAM;
        private static final ToxicDirection DOWN = ToxicDirection.DOWNSTREAM;

        abstract void befall(Proxy proxy, SplittableRandom random) throws IOException;
    }
}
