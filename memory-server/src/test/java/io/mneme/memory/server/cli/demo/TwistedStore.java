package io.mneme.memory.server.cli.demo;

import io.mneme.memory.port.store.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Makes a wrong store out of a right one: each argument of one of its parts is changed on its way. */
public final class TwistedStore {

    private TwistedStore() {}

    /**
     * A store with a fault.
     *
     * @param part the interface whose arguments are changed
     * @param fault gets each argument and returns it, or another one in its place
     */
    public static MemoryStore of(MemoryStore right, Class<?> part, UnaryOperator<Object> fault) {
        return proxy(
                MemoryStore.class,
                right,
                UnaryOperator.identity(),
                result -> part.isInstance(result) ? proxy(part, result, fault, UnaryOperator.identity()) : result);
    }

    private static <T> T proxy(
            Class<T> type, Object right, UnaryOperator<Object> arguments, UnaryOperator<Object> result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object[] changed = given == null
                            ? null
                            : Arrays.stream(given).map(arguments).toArray();
                    try {
                        return result.apply(method.invoke(right, changed));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
