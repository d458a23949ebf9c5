/** Mailing lists that messages come by. */
package org.carillon.webmail.posting;
