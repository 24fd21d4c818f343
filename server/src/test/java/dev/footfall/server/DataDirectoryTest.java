package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void isMadeForItsOwnersEyesOnly() throws Exception {
    Path data = directory.resolve("new/data");
    try (var taken = DataDirectory.take(data)) {
      assertThat(taken.path()).isEqualTo(data);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void keepsThePermissionsOfADirectoryThatIsThere() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
    try (var taken = DataDirectory.take(data)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taken.path())))
          .isEqualTo("rwxr-x---");
    }
  }

  @Test
  void belongsToOneServerAtATime() throws Exception {
    try (var first = DataDirectory.take(directory)) {
      assertThatThrownBy(() -> DataDirectory.take(first.path()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("is in use by another Footfall");
    }
    DataDirectory.take(directory).close();
  }

  @Test
  void keepsToTheAccountsItWasUsedWith() throws Exception {
    try (var data = DataDirectory.take(directory)) {
      data.belongTo("these");
    }
    try (var data = DataDirectory.take(directory)) {
      data.belongTo("these");
      assertThatThrownBy(() -> data.belongTo("others"))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "The data directory %s holds events of the projects of other accounts; set database.url as it was, or choose another directory with --data."
                  .formatted(directory));
    }
  }
}
