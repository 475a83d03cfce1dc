'use strict';

// Reads aspm.issue.prioritized from the beginning, decodes each value through the schema registry
// and prints one JSON line an event. Ends after MAX events.
const { Kafka, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

const [brokers, registryUrl, topic, max] = process.argv.slice(2);
const kafka = new Kafka({
  clientId: 'sluice-node-consumer',
  brokers: brokers.split(','),
  logLevel: logLevel.ERROR,
});
const registry = new SchemaRegistry({ host: registryUrl });
const consumer = kafka.consumer({ groupId: `node-${process.pid}` });

async function run() {
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let seen = 0;
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event = await registry.decode(message.value);
      process.stdout.write(
        JSON.stringify({ key: message.key.toString(), event }, (name, value) =>
          typeof value === 'bigint' ? Number(value) : value
        ) + '\n'
      );
      seen += 1;
      if (seen === Number(max)) {
        setImmediate(() => consumer.disconnect().then(() => process.exit(0)));
      }
    },
  });
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
