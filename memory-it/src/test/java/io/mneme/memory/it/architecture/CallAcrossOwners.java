package io.mneme.memory.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;

/** Calls one of the two port methods that are not bound to one owner. */
final class CallAcrossOwners extends ArchCondition<JavaClass> {

    static final CallAcrossOwners CALL = new CallAcrossOwners();

    private CallAcrossOwners() {
        super("call across owners");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
            boolean listsOwners = call.getTargetOwner().isAssignableTo(ResourceStore.class);
            boolean transfers = call.getTargetOwner().isAssignableTo(ThreadStore.class)
                    && call.getName().equals("transfer");
            if (listsOwners || transfers) {
                events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
            }
        }
    }
}
