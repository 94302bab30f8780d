// Makes the user that mongodb_exporter signs in as. It may read the state of the server, and of
// its data the oplog alone. Run it once as an administrator; it may be run again:
//
//   BELFRY_USER=mongodb_exporter BELFRY_PASSWORD='…' \
//     mongosh --host mongodb --username root --authenticationDatabase admin monitoring-user.js
//
const user = process.env.BELFRY_USER;
const account = {
  pwd: process.env.BELFRY_PASSWORD,
  roles: [{ role: "clusterMonitor", db: "admin" }, { role: "read", db: "local" }],
};
const admin = db.getSiblingDB("admin");
if (admin.getUser(user)) {
  admin.updateUser(user, account);
} else {
  admin.createUser({ user: user, ...account });
}
