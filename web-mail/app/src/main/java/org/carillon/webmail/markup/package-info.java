/** Untrusted HTML as one tree, which one writer writes, and the pictures that it refers to. */
package org.carillon.webmail.markup;
