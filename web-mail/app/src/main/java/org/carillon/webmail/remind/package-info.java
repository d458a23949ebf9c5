/** What rings, on every page. */
package org.carillon.webmail.remind;
