/** Messages and conversations on paper. */
package org.carillon.webmail.print;
