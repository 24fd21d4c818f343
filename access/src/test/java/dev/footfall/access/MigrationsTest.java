package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void listsEveryNumberedFileInOrder() throws Exception {
    var folder = Path.of(Migrations.class.getResource("schema").toURI());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .isEqualTo(Migrations.FILES);
    }
    for (int number = 1; number <= Migrations.FILES.size(); number++) {
      assertThat(Migrations.FILES.get(number - 1)).startsWith("%03d-".formatted(number));
    }
  }
}
