package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnreachableServerTest {

    @Test
    void a_server_that_is_not_there_is_unavailable_before_the_deadline() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        unavailableInTime("mongodb://127.0.0.1:" + port + "/?timeoutMS=700");
    }

    @Test
    void a_server_that_does_not_answer_is_unavailable_before_the_deadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            unavailableInTime("MongoDB://127.0.0.1:" + silent.getLocalPort() + "/?timeoutMS=700");
        }
    }

    @Test
    void a_host_without_a_dns_entry_is_named_without_the_user() {
        assertThatThrownBy(() -> Stores.open("mongodb+srv://me:s3cret@nosuch.invalid/x?timeoutMS=1000"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("nosuch.invalid")
                .hasMessageNotContaining("me:")
                .hasMessageNotContaining("s3cret");
    }

    private static void unavailableInTime(String url) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> Stores.open(url).close())
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("127.0.0.1:");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
