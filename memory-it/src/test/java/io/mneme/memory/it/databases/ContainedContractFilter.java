package io.mneme.memory.it.databases;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves the contract out where the store's own tests run it already. A skipped class would count its tests one by one,
 * and hide what was really skipped. JUnit finds this class as a service.
 */
public final class ContainedContractFilter implements PostDiscoveryFilter {

    private static final Map<String, BooleanSupplier> CONDITIONS = Map.of(
            PostgresContractIT.class.getName(), Databases::postgresqlIsContained,
            MongoContractIT.class.getName(), Databases::mongodbIsContained);

    @Override
    public FilterResult apply(TestDescriptor test) {
        boolean included = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> CONDITIONS.get(((MethodSource) source).getClassName()))
                .map(BooleanSupplier::getAsBoolean)
                .orElse(true);
        return FilterResult.includedIf(included);
    }
}
