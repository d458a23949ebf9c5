/** Strangers' HTML as one tree, which one writer writes. */
package org.carillon.webmail.markup;
