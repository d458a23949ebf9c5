/**
 * The declarations of what the directory holds: the object types with their attributes, and the one
 * port by which edges that are generated from these declarations (REST, pages, {@code ctl}) reach
 * objects of every type.
 */
package org.carillon.contract.directory;
