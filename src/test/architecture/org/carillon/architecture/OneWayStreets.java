package org.carillon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The house's one-way streets as rules over any root package, so that the same rules judge Carillon
 * ({@code org.carillon}) and, to show that they can fail, a small house built wrong on purpose.
 */
final class OneWayStreets {

  private static final String[] CAPABILITIES = {
    "settings",
    "audit",
    "blob",
    "account",
    "mailbox",
    "search",
    "screening",
    "filter",
    "transport",
    "call",
    "chat",
    "calendar",
    "contacts",
    "directory",
    "listener"
  };

  /** For each capability those it may use; events carry news the other way. */
  private static final Map<String, List<String>> USES = new LinkedHashMap<>();

  static {
    USES.put("settings", List.of());
    USES.put("audit", List.of("settings"));
    USES.put("blob", List.of("settings"));
    USES.put("account", List.of("settings", "audit"));
    USES.put("listener", List.of("settings", "audit", "account"));
    USES.put("mailbox", List.of("settings", "audit", "account", "blob"));
    USES.put("search", List.of("settings", "audit", "account", "blob", "mailbox"));
    List<String> below = List.of("settings", "audit", "account", "blob", "mailbox");
    USES.put("filter", below);
    USES.put("screening", below);
    List<String> top = new ArrayList<>(below);
    top.addAll(List.of("filter", "screening"));
    USES.put("transport", top);
    USES.put("call", top);
  }

  private final String root;

  OneWayStreets(String root) {
    this.root = root;
  }

  /** Every rule, by the name it is reported under. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("contract knows only itself and the JDK", contract());
    rules.put("formats do no I/O and know nobody", formats());
    rules.put("protocols know ports and formats, no socket, no container", protocols());
    rules.put("adapters see no database and no capability", adapters());
    rules.put("the core opens no socket", core());
    rules.put("entities and queries live in .internal", persistence());
    rules.put(".internal is the capability's own", internal());
    rules.put("the core makes folders by PrivateFiles", folders());
    rules.put("only cluster imports Infinispan, JGroups, JMS", cluster());
    rules.put("the web has no query", web());
    rules.put("only account makes a Caller", callers());
    rules.put("no cycles between capabilities", cycles());
    rules.put("names say what a thing is", names());
    USES.forEach(
        (capability, uses) ->
            rules.put(capability + " uses only what lies below", street(capability, uses)));
    return rules;
  }

  private ArchRule contract() {
    return classes()
        .that(resideInAPackage(in("contract")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(in("contract"), "java.."))
        .allowEmptyShould(true);
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
                "org.apache.james.mime4j.."))
        .allowEmptyShould(true);
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
                    "gov.nist..")
                .and(not(resideInAnyPackage("java.sql..", "java.nio.channels.."))))
        .andShould(
            notUse(
                "java.net.Socket",
                "java.net.ServerSocket",
                "java.net.DatagramSocket",
                "javax.net.ssl.SSLSocket"))
        .allowEmptyShould(true);
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
                .or(resideInAnyPackage(inEach(CAPABILITIES))))
        .allowEmptyShould(true);
  }

  private ArchRule core() {
    return classes()
        .that(resideInAnyPackage(inEach(CAPABILITIES)).or(resideInAPackage(in("cluster"))))
        .should(
            notUse(
                "java.net.Socket",
                "java.net.ServerSocket",
                "java.net.DatagramSocket",
                "java.nio.channels.SocketChannel",
                "java.nio.channels.ServerSocketChannel",
                "java.nio.channels.DatagramChannel",
                "java.net.http.HttpClient"))
        .allowEmptyShould(true);
  }

  private ArchRule persistence() {
    return noClasses()
        .that(
            resideInAPackage(root + "..")
                .and(not(resideInAnyPackage("..internal..", in("database"), in("testing")))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "org.hibernate.."))
        .allowEmptyShould(true);
  }

  private ArchRule internal() {
    return classes()
        .that(resideInAPackage(root + "..internal.."))
        .should(beUsedOnlyByTheirOwnCapability())
        .allowEmptyShould(true);
  }

  /** What holds mail is its owner's to read, whatever the umask. */
  private ArchRule folders() {
    return noClasses()
        .that(resideInAnyPackage(inEach(CAPABILITIES)))
        .should()
        .callMethod(Files.class, "createDirectories", Path.class, FileAttribute[].class)
        .orShould()
        .callMethod(Files.class, "createDirectory", Path.class, FileAttribute[].class)
        .orShould()
        .callMethod(Files.class, "createFile", Path.class, FileAttribute[].class)
        .allowEmptyShould(true);
  }

  private ArchRule cluster() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(in("cluster")))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.infinispan..", "org.jgroups..", "jakarta.jms.."))
        .allowEmptyShould(true);
  }

  private ArchRule web() {
    return noClasses()
        .that(resideInAnyPackage(in("web"), in("rest")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate.."))
        .allowEmptyShould(true);
  }

  private ArchRule callers() {
    return classes()
        .that(
            resideInAPackage(root + "..")
                .and(not(resideInAnyPackage(in("account"), in("contract")))))
        .should(notMake(root + ".contract.identity.Caller"))
        .allowEmptyShould(true);
  }

  private ArchRule cycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
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
        .haveSimpleNameEndingWith("Impl")
        .allowEmptyShould(true);
  }

  private ArchRule street(String capability, List<String> uses) {
    List<String> forbidden = new ArrayList<>();
    for (String other : CAPABILITIES) {
      if (!other.equals(capability) && !uses.contains(other)) {
        forbidden.add(in(other));
      }
    }
    forbidden.addAll(List.of(in("cluster"), in("web"), in("rest"), in("protocol"), in("adapter")));
    return noClasses()
        .that(resideInAPackage(in(capability)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
        .allowEmptyShould(true);
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  private String[] inEach(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = in(names[i]);
    }
    return packages;
  }

  /** {@code org.carillon.mailbox.internal.X} belongs to {@code org.carillon.mailbox}. */
  private ArchCondition<JavaClass> beUsedOnlyByTheirOwnCapability() {
    return new ArchCondition<>("be used only by their own capability") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String name = item.getPackageName();
        String owner = name.substring(0, name.indexOf(".internal"));
        item.getDirectDependenciesToSelf().stream()
            .map(d -> d.getOriginClass())
            .filter(user -> !(user.getPackageName() + ".").startsWith(owner + "."))
            .forEach(
                user ->
                    events.add(
                        SimpleConditionEvent.violated(
                            user, user.getName() + " uses " + item.getName())));
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
