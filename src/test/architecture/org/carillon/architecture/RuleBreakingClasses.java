package org.carillon.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Sample code that breaks every rule: the sources in {@code broken}, and generated classes, which
 * would otherwise be the same few lines for each package.
 */
final class RuleBreakingClasses {
  static final String ROOT = "org.carillon.architecture.broken";

  private RuleBreakingClasses() {}

  /** Compiles the sample code into a folder. */
  static JavaClasses build(Path folder) throws IOException {
    for (String street : PackageDependencies.all()) {
      make(folder, street + ".Climber", ROOT + ".rest.Anything");
    }
    make(folder, "webmail.Author", "jakarta.json.Json");
    make(folder, "webmail.Asker", "java.sql.Connection");
    make(folder, "webmail.Impostor", ROOT + ".account.behalf.ServiceCallers");
    make(folder, "query.Keeper", "java.sql.Connection");
    make(folder, "mailauth.Keeper", "java.sql.Connection");
    make(folder, "sieve.Keeper", "java.sql.Connection");
    make(folder, "filter.Keeper", "java.sql.Connection");
    make(folder, "attic.Stray", "java.lang.String");
    make(folder, "settings.left.Left", ROOT + ".settings.right.Right");
    make(folder, "settings.right.Right", ROOT + ".settings.left.Left");
    Set<Location> all = new HashSet<>(Locations.ofPackage(ROOT));
    all.add(Location.of(folder));
    return new ClassFileImporter().importLocations(all);
  }

  /** A class with a field of a type. */
  private static void make(Path folder, String name, String type) throws IOException {
    ClassDesc itself = ClassDesc.of(ROOT + "." + name);
    Path file = folder.resolve(itself.descriptorString().substring(1).replace(";", ".class"));
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        ClassFile.of()
            .build(
                itself, made -> made.withField("used", ClassDesc.of(type), ClassFile.ACC_PRIVATE)));
  }
}
