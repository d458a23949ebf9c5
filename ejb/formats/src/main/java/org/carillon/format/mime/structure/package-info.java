/** What a message is made of: envelope, parts, their types and offsets, kept as an outline. */
package org.carillon.format.mime.structure;
