package io.mneme.memory.it.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Methods take five parameters at most; beyond that it is a record. Constructors of records are not methods. */
final class HaveFewParameters extends ArchCondition<JavaMethod> {

    private static final int MOST = 5;

    HaveFewParameters() {
        super("have at most " + MOST + " parameters");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        int count = method.getRawParameterTypes().size();
        // Lambdas take what they capture; the compiler writes those methods.
        if (count > MOST && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has " + count + " parameters"));
        }
    }
}
