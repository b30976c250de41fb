package io.mneme.memory.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import java.util.Map;
import java.util.Set;

/** Calls one of the port methods that are not bound to one owner. */
final class CallAcrossOwners extends ArchCondition<JavaClass> {

    static final CallAcrossOwners CALL = new CallAcrossOwners();

    /** The methods of each port; none named for all of them. */
    private static final Map<Class<?>, Set<String>> METHODS = Map.of(
            ResourceStore.class, Set.of(),
            ImportStore.class, Set.of(),
            ThreadStore.class, Set.of("transfer"),
            WorkingMemoryStore.class, Set.of("owners"),
            RecallIndex.class, Set.of("pending", "countPending", "reset"));

    private CallAcrossOwners() {
        super("call across owners");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
            if (METHODS.entrySet().stream().anyMatch(port -> isOneOf(call, port.getKey(), port.getValue()))) {
                events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
            }
        }
    }

    private static boolean isOneOf(JavaMethodCall call, Class<?> port, Set<String> names) {
        return call.getTargetOwner().isAssignableTo(port) && (names.isEmpty() || names.contains(call.getName()));
    }
}
