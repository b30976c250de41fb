package io.mneme.memory.store.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes bytes between clients and a server, and can go away as a server does that is killed: all connections end at
 * once and new ones are refused, until it comes back on the same port.
 */
final class CutProxy implements AutoCloseable {

    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;
    private int port;

    CutProxy(String host, int port) throws IOException {
        server = new InetSocketAddress(host, port);
        comeBack();
    }

    int port() {
        return port;
    }

    void goAway() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            reset(socket);
        }
        sockets.clear();
    }

    /** Without a farewell: the other side sees a reset, also in the middle of an answer. */
    private static void reset(Socket socket) throws IOException {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // It has ended by itself meanwhile.
        }
    }

    void comeBack() throws IOException {
        ServerSocket next = new ServerSocket();
        next.setReuseAddress(true);
        next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = next.getLocalPort();
        listener = next;
        start(() -> accept(next));
    }

    private void accept(ServerSocket from) throws IOException {
        while (true) {
            Socket client = from.accept();
            Socket behind = new Socket(server.getHostString(), server.getPort());
            sockets.add(client);
            sockets.add(behind);
            if (from.isClosed()) {
                reset(client);
                reset(behind);
            }
            start(() -> pass(client, behind));
            start(() -> pass(behind, client));
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            sockets.remove(from);
        }
    }

    private static void start(Pass work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // A socket was closed: the end of a connection, or of the listener.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            goAway();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Pass {
        void run() throws IOException;
    }
}
