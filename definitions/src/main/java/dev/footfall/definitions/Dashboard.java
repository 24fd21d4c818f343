package dev.footfall.definitions;

import java.util.List;

/**
 * A page of panels.
 *
 * @param slug the folder's name
 * @param description may be empty
 * @param status {@code beta}, {@code experiment}, or empty
 * @param gridHeight {@code default} or {@code compact}
 * @param panels in the order of the file, those with errors included
 * @param errors what is wrong in the dashboard's own file, warnings included; not what is wrong
 *     with the visualizations of panels, which say so themselves
 * @param userDefined whether it comes from a project, not from the program
 * @param source its file
 * @param commit the commit its file was read at
 */
public record Dashboard(
    String slug,
    String title,
    String description,
    String status,
    String gridHeight,
    Filters filters,
    List<Panel> panels,
    List<Problem> errors,
    boolean userDefined,
    Source source,
    String commit) {}
