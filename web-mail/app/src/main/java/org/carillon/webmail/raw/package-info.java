/** Events, tasks and notes as stored, for objects that the page of their kind can't show. */
package org.carillon.webmail.raw;
