package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;
import java.util.UUID;

/** Requirement 000, integration with authentication, and 003, API route: the owner comes from the login only. */
final class Login implements Scenario {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    @Override
    public String title() {
        return "The owner comes from the login, never from the request";
    }

    @Override
    public String requirements() {
        return "000, 003";
    }

    @Override
    public void play(Stage stage) {
        Response nobody = post(stage, Optional.empty(), Optional.of("conv-1"), "Show me my orders");
        stage.check("without a login the answer is 401", nobody.status() == UNAUTHORIZED);
        Response first = post(stage, Optional.of("42"), Optional.empty(), "My order number is A-1001");
        stage.check(
                "a login without a conversation starts one, with a random id",
                first.status() == OK
                        && first.thread().length()
                                == UUID.randomUUID().toString().length());
        Response second = post(stage, Optional.of("42"), Optional.of(first.thread()), "What is my order number?");
        stage.check(
                "the client names only the conversation to go on", second.text().contains("A-1001"));
        Response other = post(stage, Optional.of("43"), Optional.of(first.thread()), "What is my order number?");
        stage.check(
                "another login with the same conversation id learns nothing",
                !other.text().contains("A-1001") && stage.messagesShown() == 1);
    }

    /** What a web handler does; {@code login} is what its authentication found out. */
    private static Response post(Stage stage, Optional<String> login, Optional<String> conversation, String text) {
        if (login.isEmpty()) {
            stage.note("POST /chat without a login: " + UNAUTHORIZED + " Unauthorized");
            return new Response(UNAUTHORIZED, "", "");
        }
        String thread = conversation.orElseGet(() -> UUID.randomUUID().toString());
        ThreadKey key = stage.thread("user_" + login.get(), thread);
        return new Response(OK, thread, stage.stream("ChatAgent", key, text));
    }

    private record Response(int status, String thread, String text) {}
}
