/** What meetings need of mail: to see what comes, and to send with certainty. */
package org.carillon.contract.scheduling;
