package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms and their order, as the table of ARCHITECTURE.md has them. */
class HouseTest {
  private static final String HOUSE = "dev.footfall.";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9]+)` \\|");

  private final List<String> rooms = rooms();
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.footfall");

  @Test
  void hasEveryModuleInTheTableInTheOrderOfTheBuild() {
    var module = Pattern.compile("<module>([a-z0-9]+)</module>");
    assertThat(matches(module, read("pom.xml"))).isEqualTo(rooms);
  }

  @Test
  void keepsEveryRoomInOnePackageOfItsName() {
    assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(rooms.stream().map(HOUSE::concat).toList());
  }

  @Test
  void letsARoomCallOnlyRoomsAboveIt() {
    Stream<String> upwards =
        classes.stream()
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .filter(d -> d.getTargetClass().getPackageName().startsWith(HOUSE))
            .filter(d -> place(d.getOriginClass()) < place(d.getTargetClass()))
            .map(Dependency::getDescription);
    assertThat(upwards).isEmpty();
  }

  @Test
  void hasNoCircles() {
    SlicesRuleDefinition.slices()
        .matching("dev.footfall.(*)")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  @Test
  void fetchesTheEngineThatTheProgramIsBuiltFor() {
    var built = Pattern.compile("<engine.version>(.*)</engine.version>");
    var fetched = Pattern.compile("\"@chdb/lib-[^\"]*\": \"(.*)\"");
    assertThat(matches(fetched, read("engine/package.json")))
        .isEqualTo(matches(built, read("pom.xml")));
  }

  private int place(JavaClass type) {
    int place = rooms.indexOf(type.getPackageName().substring(HOUSE.length()));
    assertThat(place).as(type + " is in a room of ARCHITECTURE.md").isNotNegative();
    return place;
  }

  private static List<String> rooms() {
    return matches(ROW, read("ARCHITECTURE.md"));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String read(String file) {
    try {
      return Files.readString(Repository.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
