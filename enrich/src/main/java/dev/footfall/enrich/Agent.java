package dev.footfall.enrich;

/**
 * What a user agent says. A part it does not say is empty.
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
 * @param robot whether a robot sends it
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
    Robots.Kind robot) {}
