/** The keys of the webmail. */
package org.carillon.webmail.key;
