/** Letters that are read in another charset than they say. */
package org.carillon.webmail.charset;
