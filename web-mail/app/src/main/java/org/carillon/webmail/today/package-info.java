/** The day on one page. */
package org.carillon.webmail.today;
