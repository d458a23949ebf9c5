/** Due reminders, on every page. */
package org.carillon.webmail.remind;
