/** The application for those who read mail; each subject has a room. */
package org.carillon.webmail;
