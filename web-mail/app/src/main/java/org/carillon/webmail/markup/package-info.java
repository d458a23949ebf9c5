/** Strangers' HTML as one tree, which one writer writes, and the pictures that it names. */
package org.carillon.webmail.markup;
