/** Functions that the reader does not have: they are hidden and refused. */
package org.carillon.webmail.function;
