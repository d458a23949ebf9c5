/** The application for users who read mail; each subject has a package. */
package org.carillon.webmail;
