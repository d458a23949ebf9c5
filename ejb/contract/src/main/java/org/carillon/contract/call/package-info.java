/** The port by which SIP asks the core who may register and call, and where a call goes. */
package org.carillon.contract.call;
