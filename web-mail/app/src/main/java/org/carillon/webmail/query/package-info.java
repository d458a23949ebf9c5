/** What is sought: the line of a search, the form that is one, and how what is found is marked. */
package org.carillon.webmail.query;
