/** Other times that readers propose for meetings that they do not organize. */
package org.carillon.webmail.proposal;
