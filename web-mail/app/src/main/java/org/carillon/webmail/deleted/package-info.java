/** Mail that was deleted for good, and its restoration. */
package org.carillon.webmail.deleted;
