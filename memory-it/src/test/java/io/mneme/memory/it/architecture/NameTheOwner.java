package io.mneme.memory.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.Set;

/** A public method that takes a thread or message id also takes the owner, or belongs to an object that has one. */
final class NameTheOwner extends ArchCondition<JavaMethod> {

    private static final Set<String> BARE = Set.of(ThreadId.class.getName(), MessageId.class.getName());
    private static final Set<String> OWNER = Set.of(ResourceId.class.getName(), ThreadKey.class.getName());

    NameTheOwner() {
        super("name the owner");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean bare = method.getParameters().stream().anyMatch(parameter -> mentions(parameter, BARE));
        boolean owned = method.getParameters().stream().anyMatch(parameter -> mentions(parameter, OWNER));
        if (bare && !owned && !isData(method.getOwner()) && !carriesOwner(method.getOwner())) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes an id without its owner"));
        }
    }

    /** Type arguments count too: a set of message ids is as bare as one. */
    private static boolean mentions(JavaParameter parameter, Set<String> names) {
        return parameter.getType().getAllInvolvedRawTypes().stream().anyMatch(type -> names.contains(type.getName()));
    }

    /** Values hold ids; they reach no store. */
    private static boolean isData(JavaClass type) {
        return type.isRecord() || type.isEquivalentTo(MessageBuilder.class);
    }

    private static boolean carriesOwner(JavaClass type) {
        return type.getAllFields().stream()
                .anyMatch(field -> OWNER.contains(field.getRawType().getName()));
    }
}
