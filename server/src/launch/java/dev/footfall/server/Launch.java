package dev.footfall.server;

import java.lang.reflect.Method;

/**
 * Where the jar begins. Compiled for Java 11, unlike everything else, so that an older Java can say
 * in one sentence that it is too old.
 */
public final class Launch {
  private static final int LEAST = 25;

  private Launch() {}

  /** Hands over to {@code Main}, or says what is missing and exits with code 2. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    int java = Runtime.version().feature();
    if (java < LEAST) {
      System.err.println(
          "footfall: Footfall needs JDK "
              + LEAST
              + " or newer; this is "
              + java
              + " ("
              + System.getProperty("java.home")
              + "). Install a newer one or set JAVA_HOME to it.");
      System.exit(2);
    }
    Method main = Class.forName("dev.footfall.server.Main").getMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) arguments);
  }
}
