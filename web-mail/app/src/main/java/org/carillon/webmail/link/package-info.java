/** Links in letters, and what is wrong with them. */
package org.carillon.webmail.link;
