package org.carillon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Requires constructor injection of the core's beans, so that a test can create one as the
 * container does. Fields are for beans that the container creates with a no-argument constructor:
 * message endpoints, and singletons without an interface.
 */
final class ConstructorInjection {
  private final DescribedPredicate<JavaClass> core;

  ConstructorInjection(DescribedPredicate<JavaClass> core) {
    this.core = core;
  }

  ArchRule rule() {
    return noFields()
        .that()
        .areDeclaredInClassesThat(core)
        .and()
        .areDeclaredInClassesThat(DescribedPredicate.not(madeWithoutArguments()))
        .should()
        .beAnnotatedWith("jakarta.inject.Inject");
  }

  private static DescribedPredicate<JavaClass> madeWithoutArguments() {
    return DescribedPredicate.describe(
        "are made without arguments",
        made ->
            made.isAnnotatedWith("jakarta.ejb.MessageDriven")
                || made.getAllSubclasses().stream()
                    .anyMatch(each -> each.isAnnotatedWith("jakarta.ejb.MessageDriven"))
                || (made.isAnnotatedWith("jakarta.ejb.Singleton")
                    && made.getAllRawInterfaces().isEmpty()));
  }
}
