/** Who sends a request to what is for programs, and when it is worked on. */
package org.carillon.http.access;
