/** The structure of a message: envelope, parts, types and offsets, kept as an outline. */
package org.carillon.format.mime.structure;
