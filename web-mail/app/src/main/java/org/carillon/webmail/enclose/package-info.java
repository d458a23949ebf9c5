/** Files that messages link to, by links that expire, instead of attaching them. */
package org.carillon.webmail.enclose;
