/** What mail and meetings ask of each other: to see what comes, and to send with certainty. */
package org.carillon.contract.scheduling;
