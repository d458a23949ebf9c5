/** Files that letters lead to, by links that end, instead of carrying them. */
package org.carillon.webmail.enclose;
