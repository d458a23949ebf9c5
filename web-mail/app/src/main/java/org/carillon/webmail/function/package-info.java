/** Functions that the reader does not have: hidden, and refused. */
package org.carillon.webmail.function;
