/** Other times that readers propose for meetings of others. */
package org.carillon.webmail.proposal;
