/** Messages that are read in another charset than they name. */
package org.carillon.webmail.charset;
