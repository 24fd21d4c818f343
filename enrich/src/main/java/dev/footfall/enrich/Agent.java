package dev.footfall.enrich;

/**
 * What sends an event. A part that is not known is empty.
 *
 * @param name {@code Chrome}, {@code Safari}, {@code Android WebView} …: the same on every device
 * @param version as far as it is known
 * @param osFamily {@code Windows}, {@code macOS}, {@code iOS}, {@code Android}, {@code Linux} …
 * @param osName with its version, such as {@code Windows 10}; of a Linux the distribution
 * @param osVersion as far as it is known
 * @param osVersionMajor the version's first part
 * @param deviceType {@code Desktop}, {@code Phone}, {@code Tablet}, {@code TV}, {@code Console},
 *     {@code Bot}
 * @param deviceName the model
 * @param robot whether a robot sends it, by the user agent
 */
record Agent(
    String name,
    String version,
    String osFamily,
    String osName,
    String osVersion,
    String osVersionMajor,
    String deviceType,
    String deviceName,
    Robots.Kind robot) {

  /** The same under this name, in this version. */
  Agent with(String newName, String newVersion) {
    return new Agent(
        newName,
        newVersion,
        osFamily,
        osName,
        osVersion,
        osVersionMajor,
        deviceType,
        deviceName,
        robot);
  }

  /** The same on this system. */
  Agent on(String family, String fullName, String newVersion, String major) {
    return new Agent(
        name, version, family, fullName, newVersion, major, deviceType, deviceName, robot);
  }

  /** The same on this device. */
  Agent device(String type, String model) {
    return new Agent(
        name, version, osFamily, osName, osVersion, osVersionMajor, type, model, robot);
  }
}
