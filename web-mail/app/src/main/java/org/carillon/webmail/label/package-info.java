/** Labels as readers see and make them. */
package org.carillon.webmail.label;
