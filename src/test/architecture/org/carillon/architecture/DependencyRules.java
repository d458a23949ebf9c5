package org.carillon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The dependency rules for any root package, so that the same rules check Carillon ({@code
 * org.carillon}) and, to show that they can fail, sample code that breaks them.
 */
final class DependencyRules {

  /** Libraries for signatures, their keys, clients' addresses and reports. */
  private static final String[] KEYS = {
    "java.math..",
    "java.net",
    "java.nio",
    "java.security..",
    "javax.crypto..",
    "javax.xml.stream..",
    "org.bouncycastle.."
  };

  private static final String[] PATTERNS = {"java.nio", "java.security", "com.google.re2j.."};

  /** Libraries that parse other programs' text. */
  private static final String[] ADDRESSES = {"java.net", "java.nio"};

  private final String root;

  DependencyRules(String root) {
    this.root = root;
  }

  /** All rules by the name that a failure reports. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("contract knows only itself, formats and the JDK", contract());
    rules.put("formats do no I/O and know nobody", formats());
    rules.put("searches know ports and formats, and no database", computation("query"));
    rules.put("sender authentication computes, and asks by ports", computation("mailauth", KEYS));
    rules.put("Sieve computes, and asks by ports", computation("sieve", PATTERNS));
    rules.put("filters are talked to over ports", computation("filter", ADDRESSES));
    rules.put("protocols know ports and formats, no socket, no container", protocols());
    rules.put("adapters see no database and no capability", adapters());
    rules.put("the core opens no socket", core());
    rules.put("entities and queries live in .internal", persistence());
    rules.put(".internal is the capability's own", internal());
    rules.put("the core makes folders by PrivateFiles", folders());
    rules.put("JSON is made by json, which looks for its provider once", json());
    rules.put("only cluster imports Infinispan, JGroups, JMS", cluster());
    rules.put("the web has no query", web());
    rules.put("edges act for whoever signed in, and for nobody else", edges());
    rules.put("only account and identity make a Caller", callers());
    rules.put("no cycles between capabilities", cycles());
    rules.put("no circles between packages", new PackageCircles(root).rule());
    rules.put("stages are beans", stages());
    rules.put("operations are session beans", operations());
    rules.put(
        "beans are injected by constructors",
        new ConstructorInjection(resideInAnyPackage(inEach(PackageDependencies.all()))).rule());
    rules.put("names say what a thing is", names());
    rules.put("every package has its street", listed());
    PackageDependencies.all()
        .forEach(name -> rules.put(street(name), usesOnly(name, PackageDependencies.usable(name))));
    return rules;
  }

  private static String street(String name) {
    return name + " uses only what lies below";
  }

  private ArchRule listed() {
    return classes()
        .that(resideInAPackage(root + ".."))
        .should()
        .resideInAnyPackage(
            Stream.concat(PackageDependencies.all().stream(), PackageDependencies.AROUND.stream())
                .map(this::in)
                .toArray(String[]::new));
  }

  private ArchRule contract() {
    return classes()
        .that(resideInAPackage(in("contract")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(in("contract"), in("format"), "java.."));
  }

  private ArchRule formats() {
    return classes()
        .that(resideInAPackage(in("format")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                in("format"),
                "java.lang..",
                "java.util..",
                "java.time..",
                "java.nio",
                "java.nio.charset..",
                "java.io",
                "java.text..",
                "java.math..",
                "java.security",
                "javax.xml.stream..",
                "com.github.mangstadt.vinnie..",
                "com.ibm.icu.text..",
                "com.ibm.icu.util",
                "jakarta.json..",
                "biweekly..",
                "org.dmfs..",
                "org.apache.james.mime4j.."));
  }

  /** Code that only computes from messages, scripts and the results of ports. */
  private ArchRule computation(String name, String... libraries) {
    return classes()
        .that(resideInAPackage(in(name)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    in(name),
                    in("contract"),
                    in("format"),
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset..",
                    "java.io")
                .or(resideInAnyPackage(libraries)));
  }

  private ArchRule protocols() {
    return classes()
        .that(resideInAPackage(in("protocol")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    in("contract"),
                    in("format"),
                    in("protocol"),
                    "java..",
                    "javax.crypto..",
                    "javax.security..",
                    "javax.net.ssl..",
                    "javax.sip..",
                    "gov.nist..",
                    "com.unboundid.asn1",
                    "com.unboundid.ldap..",
                    "com.unboundid.ldif")
                .and(not(resideInAnyPackage("java.sql..", "java.nio.channels.."))))
        .andShould(
            notUse(
                "java.net.Socket",
                "java.net.ServerSocket",
                "java.net.DatagramSocket",
                "javax.net.ssl.SSLSocket"));
  }

  private ArchRule adapters() {
    return noClasses()
        .that(resideInAPackage(in("adapter")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "jakarta.persistence..",
                    "jakarta.transaction..",
                    "java.sql..",
                    "javax.sql..",
                    "org.hibernate..")
                .or(resideInAnyPackage(inEach(PackageDependencies.capabilities()))));
  }

  private ArchRule core() {
    return classes()
        .that(resideInAnyPackage(inEach(PackageDependencies.capabilities())))
        .should(
            notUse(
                "java.net.Socket",
                "java.net.ServerSocket",
                "java.net.DatagramSocket",
                "java.nio.channels.SocketChannel",
                "java.nio.channels.ServerSocketChannel",
                "java.nio.channels.DatagramChannel",
                "java.net.http.HttpClient"));
  }

  private ArchRule persistence() {
    return noClasses()
        .that(
            resideInAPackage(root + "..")
                .and(
                    not(
                        resideInAnyPackage(
                            "..internal..",
                            in("database"),
                            in("account.declared"),
                            in("testing")))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "org.hibernate.."));
  }

  private ArchRule internal() {
    return classes()
        .that(resideInAPackage(root + "..internal.."))
        .should(beUsedOnlyByTheirOwnCapability());
  }

  /** Only the owner may read folders that hold mail, whatever the umask. */
  private ArchRule folders() {
    return noClasses()
        .that(resideInAnyPackage(inEach(PackageDependencies.capabilities())))
        .should()
        .callMethod(Files.class, "createDirectories", Path.class, FileAttribute[].class)
        .orShould()
        .callMethod(Files.class, "createDirectory", Path.class, FileAttribute[].class)
        .orShould()
        .callMethod(Files.class, "createFile", Path.class, FileAttribute[].class);
  }

  private ArchRule json() {
    return classes()
        .that(not(resideInAPackage(in("launcher"))))
        .should(notUse("jakarta.json.Json"));
  }

  private ArchRule cluster() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(in("cluster")))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.infinispan..", "org.jgroups..", "jakarta.jms.."));
  }

  private ArchRule web() {
    return noClasses()
        .that(
            resideInAnyPackage(
                inEach(List.of("web", "webmail", "webadmin", "rest", "dav", "http"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate.."));
  }

  /** Code that can create a caller for an account or query the database bypasses all rights. */
  private ArchRule edges() {
    return noClasses()
        .that(
            resideInAnyPackage(
                inEach(
                    List.of(
                        "web",
                        "webmail",
                        "webadmin",
                        "rest",
                        "dav",
                        "http",
                        "protocol",
                        "adapter"))))
        .should()
        .dependOnClassesThat(
            resideInAPackage(in("account.behalf"))
                .or(assignableTo(root + ".database.SqlTransactions")));
  }

  private ArchRule callers() {
    return classes()
        .that(
            resideInAPackage(root + "..")
                .and(not(resideInAnyPackage(in("account"), in("identity"), in("contract")))))
        .should(notMake(root + ".contract.identity.Caller"));
  }

  private ArchRule cycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /** A stage without a scope is not discovered, and so judges no message. */
  private ArchRule stages() {
    return classes()
        .that(
            implement(root + ".contract.stage.IntakeStage")
                .or(implement(root + ".contract.stage.FilingStage"))
                .or(implement(root + ".contract.stage.ContentStage"))
                .or(implement(root + ".contract.stage.SigningStage")))
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped");
  }

  /** Operations are beans, so that the platform manages them and begins their transactions. */
  private ArchRule operations() {
    return classes()
        .that()
        .resideInAnyPackage(inEach(PackageDependencies.capabilities()))
        .and()
        .areNotInterfaces()
        .and()
        .haveSimpleNameEndingWith("Operations")
        .should(beSessionBeans());
  }

  private ArchRule names() {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Impl");
  }

  private ArchRule usesOnly(String name, List<String> uses) {
    String[] forbidden =
        Stream.concat(PackageDependencies.all().stream(), PackageDependencies.AROUND.stream())
            .filter(other -> !uses.contains(other))
            .filter(
                other ->
                    !List.of("contract", "format", "query", "mailauth", "sieve", "filter")
                        .contains(other))
            .map(this::in)
            .toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(in(name)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden));
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  private String[] inEach(Collection<String> names) {
    return names.stream().map(this::in).toArray(String[]::new);
  }

  /**
   * {@code org.carillon.mailbox.internal.X} belongs to {@code org.carillon.mailbox}. Sign-in works
   * on the directory's rows, in its transactions; looks of domains change in them.
   */
  private ArchCondition<JavaClass> beUsedOnlyByTheirOwnCapability() {
    return new ArchCondition<>("be used only by their own capability") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String name = item.getPackageName();
        String owner = name.substring(0, name.indexOf(".internal"));
        item.getDirectDependenciesToSelf().stream()
            .map(d -> d.getOriginClass())
            .filter(user -> !(user.getPackageName() + ".").startsWith(owner + "."))
            .filter(user -> !isOnRowsOfDirectory(user, owner))
            .forEach(
                user ->
                    events.add(
                        SimpleConditionEvent.violated(
                            user, user.getName() + " uses " + item.getName())));
      }
    };
  }

  private boolean isOnRowsOfDirectory(JavaClass user, String owner) {
    return owner.equals(root + ".account")
        && (user.getPackageName().startsWith(root + ".identity.internal")
            || user.getPackageName().startsWith(root + ".look.internal"));
  }

  private static ArchCondition<JavaClass> beSessionBeans() {
    return new ArchCondition<>("be public session beans that say what transaction they want") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean is =
            item.getModifiers().contains(JavaModifier.PUBLIC)
                && item.isAnnotatedWith("jakarta.ejb.TransactionAttribute")
                && (item.isAnnotatedWith("jakarta.ejb.Stateless")
                    || item.isAnnotatedWith("jakarta.ejb.Singleton"));
        if (!is) {
          events.add(SimpleConditionEvent.violated(item, item.getName() + " is none"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> notUse(String... types) {
    List<String> banned = List.of(types);
    return new ArchCondition<>("not use " + banned) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getDirectDependenciesFromSelf().stream()
            .map(d -> d.getTargetClass().getName())
            .filter(banned::contains)
            .distinct()
            .forEach(
                used ->
                    events.add(
                        SimpleConditionEvent.violated(item, item.getName() + " uses " + used)));
      }
    };
  }

  private static ArchCondition<JavaClass> notMake(String type) {
    return new ArchCondition<>("not make a " + type) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaConstructorCall call : item.getConstructorCallsFromSelf()) {
          if (((JavaAccess<?>) call).getTargetOwner().getName().equals(type)) {
            events.add(SimpleConditionEvent.violated(item, call.getDescription()));
          }
        }
      }
    };
  }
}
