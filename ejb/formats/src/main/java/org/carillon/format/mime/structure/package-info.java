/**
 * The structure of a message: its envelope, its parts, their types and offsets, kept as an outline.
 */
package org.carillon.format.mime.structure;
